resource "aws_workspaces_directory" "on" {
  directory_id = "d-1"

  workspace_creation_properties {
    enable_maintenance_mode = true
  }
}

resource "aws_workspaces_directory" "silent" {
  directory_id = "d-2"
}
