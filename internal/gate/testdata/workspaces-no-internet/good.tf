resource "aws_workspaces_directory" "inside" {
  directory_id = "d-1"

  workspace_creation_properties {
    enable_internet_access = false
  }
}

resource "aws_workspaces_directory" "silent" {
  directory_id = "d-2"
}
