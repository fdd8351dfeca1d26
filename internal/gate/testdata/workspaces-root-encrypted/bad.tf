resource "aws_workspaces_workspace" "bad_silent" {
  directory_id = "d-1"
  bundle_id    = "wsb-1"
  user_name    = "orders"
}

variable "encrypt" {
  default = false
}

resource "aws_workspaces_workspace" "bad_off" {
  directory_id                   = "d-1"
  bundle_id                      = "wsb-1"
  user_name                      = "orders"
  root_volume_encryption_enabled = var.encrypt
  user_volume_encryption_enabled = true
}
