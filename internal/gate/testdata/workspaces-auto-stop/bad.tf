resource "aws_workspaces_workspace" "bad_always" {
  directory_id = "d-1"
  bundle_id    = "wsb-1"
  user_name    = "orders"

  workspace_properties {
    running_mode = "ALWAYS_ON"
  }
}
