resource "aws_workspaces_workspace" "stops" {
  directory_id = "d-1"
  bundle_id    = "wsb-1"
  user_name    = "orders"

  workspace_properties {
    running_mode = "AUTO_STOP"
  }
}
