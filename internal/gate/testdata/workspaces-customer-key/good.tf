resource "aws_kms_key" "desks" {
  description = "desks"
}

resource "aws_workspaces_workspace" "own" {
  directory_id                   = "d-1"
  bundle_id                      = "wsb-1"
  user_name                      = "orders"
  root_volume_encryption_enabled = true
  volume_encryption_key          = aws_kms_key.desks.arn
}

resource "aws_workspaces_workspace" "open" {
  directory_id = "d-1"
  bundle_id    = "wsb-1"
  user_name    = "invoices"
}
