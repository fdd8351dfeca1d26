resource "aws_workspaces_directory" "bad_admin" {
  directory_id = "d-1"

  workspace_creation_properties {
    user_enabled_as_local_administrator = true
  }
}
