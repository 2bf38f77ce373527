//! What the Debian package tells the desktop: a double-click on an engagement opens it in Waymark.

use std::fs;

use serde_json::Value;

use crate::support::root;

#[test]
fn a_double_click_opens_the_file() {
    let folder = root().join("src-tauri");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let bundle = &config["bundle"];
    let deb = &bundle["linux"]["deb"];

    // The bundler fills in the names, but hands no file over by itself.
    let template = deb["desktopTemplate"].as_str().unwrap();
    let program = config["mainBinaryName"].as_str().unwrap();
    let association = &bundle["fileAssociations"][0];
    let media_type = association["mimeType"].as_str().unwrap();
    let mut entry = read(template);
    for (place, value) in [
        ("{{name}}", config["productName"].as_str().unwrap()),
        ("{{comment}}", bundle["shortDescription"].as_str().unwrap()),
        ("{{exec}}", program),
        ("{{icon}}", program),
        ("{{categories}}", "Office;"),
        ("{{mime_type}}", media_type),
    ] {
        entry = entry.replace(place, value);
    }
    assert!(!entry.contains("{{"), "{entry}");
    assert!(entry.starts_with("[Desktop Entry]\nType=Application\nName=Waymark\n"));
    let value = |key: &str| {
        let line = entry.lines().find_map(|l| l.strip_prefix(key));
        line.and_then(|l| l.strip_prefix('=')).unwrap()
    };
    assert_eq!(value("Exec"), "waymark-desktop %f");
    assert_eq!(value("MimeType"), "application/x-waymark;");

    // And the system knows which files are of that type.
    let (place, description) = deb["files"].as_object().unwrap().iter().next().unwrap();
    assert!(place.starts_with("/usr/share/mime/packages/"));
    let description = read(description.as_str().unwrap());
    assert!(description.contains(&format!("<mime-type type=\"{media_type}\">")));
    for extension in association["ext"].as_array().unwrap() {
        let glob = format!("<glob pattern=\"*.{}\"", extension.as_str().unwrap());
        assert!(description.contains(&glob), "{glob}");
    }
}
