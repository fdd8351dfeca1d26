resource "aws_workspaces_workspace" "bad_managed" {
  directory_id                   = "d-1"
  bundle_id                      = "wsb-1"
  user_name                      = "orders"
  root_volume_encryption_enabled = true
  volume_encryption_key          = "alias/aws/workspaces"
}

resource "aws_workspaces_workspace" "bad_silent" {
  directory_id                   = "d-1"
  bundle_id                      = "wsb-1"
  user_name                      = "invoices"
  user_volume_encryption_enabled = true
}
