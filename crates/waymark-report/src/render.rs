//! From plain data to bytes: data, charts, layout, file.

use std::ops::ControlFlow;

use serde_json::{Value, json};
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use waymark_domain::architecture::Drawing;
use waymark_domain::report::Caption;

use crate::charts::{self, Chart};
use crate::document::{Document, architecture};
use crate::drawing;
use crate::error::ReportError;
use crate::fonts::Fonts;
use crate::text::Cleaner;
use crate::world::Memory;

/// Pixels of the largest PNG of a drawing: 240 MB while it is drawn.
const MOST_PIXELS: f64 = 6e7;

/// What the renderer is doing, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps done, from 0.
    pub done: u32,
    /// All steps.
    pub steps: u32,
    /// The step that begins now, in words: “Laying out pages”.
    pub label: &'static str,
}

/// A picture of a document that can be had on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// File stem, such as “domains” or “radar-people”.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its text alternative, made from the data.
    pub alt: String,
}

impl Figure {
    /// Returns the picture with these words around it.
    pub(crate) fn of(name: &str, caption: &Caption) -> Self {
        Self {
            name: name.to_owned(),
            title: caption.title.clone(),
            alt: caption.alt.clone(),
        }
    }
}

/// How a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FigureFormat {
    /// Scalable vector graphics.
    Svg,
    /// Portable network graphics, `scale` pixels a point: 1 to 8, others are brought into that range; 3
    /// suits slides.
    Png {
        /// Pixels a point.
        scale: f32,
    },
}

/// Renders documents with the bundled faces and, where given, faces for scripts that these lack.
#[derive(Clone)]
pub struct Renderer {
    fonts: Fonts,
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

const STEPS: [&str; 4] = [
    "Gathering the data",
    "Drawing charts",
    "Laying out pages",
    "Writing the PDF",
];

impl Renderer {
    /// Returns a renderer with the bundled faces: Latin, Greek and Cyrillic.
    pub fn new() -> Self {
        Self {
            fonts: Fonts::bundled(),
        }
    }

    /// Returns a renderer that falls back on the faces in `files` (TTF, OTF or TTC) for characters that
    /// the bundled ones lack; bytes that are no font are skipped.
    pub fn with_fonts(files: Vec<Vec<u8>>) -> Self {
        Self {
            fonts: Fonts::with(files),
        }
    }

    /// Returns a document as a tagged PDF (PDF/UA-1); see [`crate::render_pdf`].
    pub fn render_pdf<'a>(
        &self,
        document: impl Into<Document<'a>>,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Vec<u8>, ReportError> {
        let document = document.into();
        let mut step = |done: usize| {
            let told = Progress {
                done: done as u32,
                steps: STEPS.len() as u32,
                label: STEPS[done],
            };
            match progress(told) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(ReportError::Cancelled),
            }
        };
        step(0)?;
        let limits = document.limits()?;
        let mut data = self.data(document)?;
        data["limits"] = limits;
        step(1)?;
        let charts = document.charts(&self.fonts)?;
        data["charts"] = charts.iter().map(|c| (c.name.clone(), c.size())).collect();
        let mut files = vec![("data.json".to_owned(), data.to_string().into_bytes())];
        files.extend(
            charts
                .into_iter()
                .map(|c| (format!("{}.svg", c.name), c.svg.into_bytes())),
        );
        step(2)?;
        let world = Memory::new(document.template(), files, &self.fonts);
        let pages = compile(&world)?;
        step(3)?;
        let pdf = typst_pdf::pdf(&pages, &pdf_options()?).map_err(|e| told(&e, &world));
        forget();
        pdf
    }

    /// Returns one picture as the bytes of a file; see [`crate::render_figure`].
    pub fn render_figure<'a>(
        &self,
        document: impl Into<Document<'a>>,
        name: &str,
        format: FigureFormat,
    ) -> Result<Vec<u8>, ReportError> {
        let document = document.into();
        let unknown = || ReportError::NoSuchFigure(name.to_owned());
        let figure = document
            .figures()
            .into_iter()
            .find(|f| f.name == name)
            .ok_or_else(unknown)?;
        let chart = document.chart(name, &self.fonts)?;
        if let (Some((chart, caption)), FigureFormat::Svg) = (&chart, format) {
            // A drawing carries its own title.
            let whole = matches!(document, Document::Architecture(_));
            let svg = if whole {
                chart.svg.clone()
            } else {
                chart.alone(caption)
            };
            return Ok(svg.into_bytes());
        }
        let page = self.picture(document, &figure, chart.as_ref().map(|c| &c.0))?;
        let bytes = match format {
            FigureFormat::Svg => {
                let svg = typst_svg::svg(&page.pages()[0], &typst_svg::SvgOptions::default());
                Ok(charts::described(&svg, &figure.title, &figure.alt).into_bytes())
            }
            FigureFormat::Png { scale } => {
                let scale = if scale.is_finite() {
                    f64::from(scale).clamp(1.0, 8.0)
                } else {
                    3.0
                };
                let options = typst_render::RenderOptions {
                    pixel_per_pt: scale.into(),
                    ..Default::default()
                };
                let image = typst_render::render(&page.pages()[0], &options);
                image
                    .encode_png()
                    .map_err(|e| ReportError::Layout(e.to_string()))
            }
        };
        forget();
        bytes
    }

    /// Returns the drawing of an architecture as a PNG, with `scale` pixels a unit of 1/96 inch: 1 to 8, fewer
    /// where the picture would have more than 60 million pixels.
    pub fn drawing_png(&self, drawing: &Drawing, scale: f32) -> Result<Vec<u8>, ReportError> {
        let drawing = architecture::cleaned(drawing, &self.fonts);
        let (svg, (width, height)) = drawing::titled(&drawing);
        let chart = json!({ "width": width * 0.75, "height": height * 0.75 });
        let spec = json!({ "name": "drawing", "title": drawing.title, "alt": drawing.alt, "chart": chart });
        let files = vec![
            ("drawing.svg".to_owned(), svg.into_bytes()),
            ("figure.json".to_owned(), spec.to_string().into_bytes()),
        ];
        let world = Memory::new("architecture-picture.typ", files, &self.fonts);
        let page = compile(&world)?;
        let scale = if scale.is_finite() {
            f64::from(scale).clamp(1.0, 8.0)
        } else {
            2.0
        };
        let scale = scale.min((MOST_PIXELS / (width * height)).sqrt());
        let options = typst_render::RenderOptions {
            pixel_per_pt: (scale / 0.75).into(),
            ..Default::default()
        };
        let image = typst_render::render(&page.pages()[0], &options);
        let bytes = image
            .encode_png()
            .map_err(|e| ReportError::Layout(e.to_string()));
        forget();
        bytes
    }

    /// Lays out a page that holds nothing but the picture.
    fn picture(
        &self,
        document: Document<'_>,
        figure: &Figure,
        chart: Option<&Chart>,
    ) -> Result<PagedDocument, ReportError> {
        let mut data = self.data(document)?;
        data["charts"] = Value::Object(serde_json::Map::new());
        let mut spec = json!({ "name": figure.name, "title": figure.title, "alt": figure.alt });
        let mut files = Vec::new();
        if let Some(chart) = chart {
            spec["chart"] = chart.size();
            files.push((
                format!("{}.svg", chart.name),
                chart.svg.clone().into_bytes(),
            ));
        }
        files.push(("data.json".to_owned(), data.to_string().into_bytes()));
        files.push(("figure.json".to_owned(), spec.to_string().into_bytes()));
        compile(&Memory::new(
            document.picture_template(),
            files,
            &self.fonts,
        ))
    }

    /// Returns the document as the templates read it: every text can be shown and broken.
    fn data(&self, document: Document<'_>) -> Result<Value, ReportError> {
        let mut data = document.data()?;
        let mut cleaner = Cleaner::new(&self.fonts);
        cleaner.value(&mut data);
        data["replaced"] = cleaner.replaced.into();
        data["language"] = primary_language(document.language()).into();
        Ok(data)
    }
}

/// Returns the primary language of a BCP 47 tag, as typst takes it; English where it is none.
fn primary_language(tag: &str) -> String {
    let primary = tag
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let sound = (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_lowercase());
    if sound { primary } else { "en".into() }
}

fn compile(world: &Memory) -> Result<PagedDocument, ReportError> {
    let Warned { output, .. } = typst::compile::<PagedDocument>(world);
    output.map_err(|errors| {
        forget();
        told(&errors, world)
    })
}

fn pdf_options() -> Result<PdfOptions, ReportError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|e| ReportError::Layout(e.message().to_string()))?;
    let creator = Smart::Custom(Some(
        concat!("Waymark ", env!("CARGO_PKG_VERSION")).to_owned(),
    ));
    Ok(PdfOptions {
        ident: Smart::Auto,
        creator,
        standards,
        ..PdfOptions::default()
    })
}

/// Tells the first errors with their place in the templates: what a defect report needs.
fn told(errors: &[SourceDiagnostic], world: &Memory) -> ReportError {
    let place = |span: DiagSpan| {
        let (id, range) = (span.id()?, world.range(span)?);
        let line = world.source(id).ok()?.lines().byte_to_line(range.start)?;
        Some(format!(" ({}:{})", id.vpath().get_with_slash(), line + 1))
    };
    let all: Vec<String> = errors
        .iter()
        .take(3)
        .map(|e| {
            let called = e.trace.iter().find_map(|t| place(t.span.into()));
            let at = place(e.span).or(called).unwrap_or_default();
            let hints: Vec<&str> = e.hints.iter().map(|h| h.v.as_str()).collect();
            format!("{}{at} {}", e.message, hints.join(" "))
                .trim()
                .to_owned()
        })
        .collect();
    ReportError::Layout(all.join("; "))
}

/// Frees what typst remembers between compilations: an app renders now and then, and lives long.
fn forget() {
    comemo::evict(0);
}
