//! `/sw.js`: the service worker with the build in force and the files that belong to it.

use super::Text;
use super::shell::HOME;
use super::site::Site;

const SCRIPT: &str = include_str!("sw.js");
/// Without bundles there is nothing to keep, and a worker of before must not be replaced by an empty one.
const NO_BUNDLES: &str = "// The bundles are not built: run `make bundles`.\n";

/// The script.
pub fn script(site: &Site) -> Text {
    let content_type = "text/javascript; charset=utf-8";
    let Some(build) = &site.build else { return Text::new(content_type, NO_BUNDLES.into()).refused() };
    let mut files = vec![HOME.to_owned()];
    files.extend(build.field_paths());
    files.push("/manifest.webmanifest".into());
    files.extend(site.icons.iter().filter(|icon| *icon == "anjat.svg").map(|icon| format!("/ikon/{icon}")));
    let files = serde_json::to_string_pretty(&files).unwrap_or_default();
    Text::new(content_type, SCRIPT.replace("'{build}'", &format!("'{}'", build.id)).replace("['{files}']", &files))
}
