//! The printers that were measured, as `list printers` shows them.

use crate::sandbox::Sandbox;

#[test]
fn printers_are_listed_with_what_makes_up_for_them_and_where_they_are_kept() {
    let sandbox = Sandbox::new();
    let none = sandbox.succeed(&["list", "printers"]);
    assert_eq!(none.stdout, "");
    assert!(
        none.stderr.contains("`emberdeck calibrate` prints a sheet"),
        "{}",
        none.stderr
    );
    sandbox.succeed(&["calibrate", "--read", "0.8,-0.5", "--printer", "office"]);
    sandbox.succeed(&["calibrate", "--margins", "3mm,3mm,14mm,4mm", "--printer", "home"]);
    let listed = sandbox.succeed(&["list", "printers"]).stdout;
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 3, "{listed}");
    assert_eq!(lines[0], "office: backs of upright sheets 0.8 mm right, 0.5 mm up");
    assert!(lines[1].starts_with("home: margins 3 mm"), "{listed}");
    assert_eq!(lines[2], "kept in ~/.config/emberdeck/printers.toml");
    let json = ["list", "printers", "--message-format", "json"];
    let told = sandbox.succeed(&json).stdout;
    let objects: Vec<serde_json::Value> =
        told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(objects.len(), 2, "{told}");
    assert_eq!(objects[0]["name"], "office");
    let file = objects[1]["file"].as_str().expect("a path");
    assert!(file.ends_with("/.config/emberdeck/printers.toml"), "{file}");
}
