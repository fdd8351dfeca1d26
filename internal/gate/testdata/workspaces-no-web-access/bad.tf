resource "aws_workspaces_directory" "bad_web" {
  directory_id = "d-1"

  workspace_access_properties {
    device_type_web = "ALLOW"
  }
}
