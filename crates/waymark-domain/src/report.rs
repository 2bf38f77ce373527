//! The gap report as plain data: what a shell renders to PDF, SVG or PNG.
