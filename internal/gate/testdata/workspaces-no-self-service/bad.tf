resource "aws_workspaces_directory" "bad_rebuild" {
  directory_id = "d-1"

  self_service_permissions {
    rebuild_workspace = true
    restart_workspace = true
  }
}
