resource "aws_workspaces_workspace" "on" {
  directory_id                   = "d-1"
  bundle_id                      = "wsb-1"
  user_name                      = "orders"
  root_volume_encryption_enabled = true
}
