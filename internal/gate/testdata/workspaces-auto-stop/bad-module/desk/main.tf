variable "mode" {
  default = "AUTO_STOP"
}

resource "aws_workspaces_workspace" "bad_inside" {
  directory_id = "d-1"
  bundle_id    = "wsb-1"
  user_name    = "orders"

  workspace_properties {
    running_mode = var.mode
  }
}
