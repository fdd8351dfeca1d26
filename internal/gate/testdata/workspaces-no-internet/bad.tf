resource "aws_workspaces_directory" "bad_internet" {
  directory_id = "d-1"

  workspace_creation_properties {
    enable_internet_access = true
  }
}
