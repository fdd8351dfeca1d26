resource "aws_workspaces_directory" "no_web" {
  directory_id = "d-1"

  workspace_access_properties {
    device_type_web     = "DENY"
    device_type_windows = "ALLOW"
  }
}

resource "aws_workspaces_directory" "silent" {
  directory_id = "d-2"
}
