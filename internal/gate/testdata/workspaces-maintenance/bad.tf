resource "aws_workspaces_directory" "bad_off" {
  directory_id = "d-1"

  workspace_creation_properties {
    enable_maintenance_mode = false
  }
}
