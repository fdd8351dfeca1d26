resource "aws_workspaces_workspace" "bad_silent" {
  directory_id                   = "d-1"
  bundle_id                      = "wsb-1"
  user_name                      = "orders"
  root_volume_encryption_enabled = true
}

resource "aws_workspaces_workspace" "bad_off" {
  for_each                       = toset(["orders", "invoices"])
  directory_id                   = "d-1"
  bundle_id                      = "wsb-1"
  user_name                      = each.key
  user_volume_encryption_enabled = each.key == "nobody"
}
