resource "aws_workspaces_directory" "silent" {
  directory_id = "d-1"
}

resource "aws_workspaces_directory" "restart" {
  directory_id = "d-2"

  self_service_permissions {
    rebuild_workspace = false
    restart_workspace = true
  }
}
