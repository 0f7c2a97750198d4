//! `/manifest.webmanifest`: what makes the field app installable. Its icons are those that lie in the site.

use super::Text;
use super::shell::HOME;
use super::site::Site;
use serde_json::{Value, json};

/// The file.
pub fn file(site: &Site) -> Text {
    let icons: Vec<Value> = site.icons.iter().filter_map(|name| icon(name)).collect();
    let manifest = json!({
        "id": HOME,
        "name": "Anjat Lapangan",
        "short_name": "Anjat",
        "description": "Catatan panen, tangkapan dan pungutan Kalimantan Utara, juga tanpa sinyal.",
        "lang": "id",
        "dir": "ltr",
        "start_url": HOME,
        "scope": HOME,
        "display": "standalone",
        "orientation": "any",
        "background_color": "#FBF7EF",
        "theme_color": "#1D5A3C",
        "categories": ["productivity", "food"],
        "icons": icons,
    });
    Text::new("application/manifest+json", manifest.to_string())
}

/// An icon by its name: `anjat.svg`, `anjat-512.png`, `anjat-maskable-512.png`.
fn icon(name: &str) -> Option<Value> {
    let purpose = if name.contains("maskable") { "maskable" } else { "any" };
    let (stem, kind) = name.rsplit_once('.')?;
    let (sizes, kind) = match kind {
        "svg" => ("any".to_owned(), "image/svg+xml"),
        "png" => {
            let side: u32 = stem.rsplit('-').next()?.parse().ok()?;
            (format!("{side}x{side}"), "image/png")
        }
        _ => return None,
    };
    Some(json!({ "src": format!("/ikon/{name}"), "sizes": sizes, "type": kind, "purpose": purpose }))
}
