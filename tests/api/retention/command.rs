//! The real binary's command: what it prints, and how it ends.

use tests::binary::Installation;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_needs_a_folder_and_tells_what_it_moved() {
    let installation = Installation::make().await;
    let without = installation.run(&["retain"]);
    assert_eq!(without.status.code(), Some(1));
    let text = String::from_utf8_lossy(&without.stdout).into_owned() + &String::from_utf8_lossy(&without.stderr);
    assert!(text.contains("--colder"), "{text}");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("text");
    for (arguments, told) in [
        (&["--colder", path, "retain"][..], "0 documents moved, 0 bytes\n"),
        (
            &["--colder", path, "retain", "--dry-run"],
            "0 documents would be moved, 0 bytes\n",
        ),
    ] {
        let output = installation.run(arguments);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stdout), told);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_folder_of_the_files_at_hand_cannot_be_the_colder_one_too() {
    let installation = Installation::make().await;
    let hot = installation.folder.path().join("files");
    let outside = tempfile::tempdir().expect("a folder");
    let link = outside.path().join("colder");
    std::os::unix::fs::symlink(&hot, &link).expect("a link");
    for folder in [hot.join("..").join("files"), link] {
        let folder = folder.to_str().expect("text");
        let output = installation.run(&["--colder", folder, "retain"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(folder) && told.contains("files at hand"), "{told}");
    }
}
