variable "admin" {
  default = "true"
}

resource "aws_workspaces_directory" "bad_variable" {
  directory_id = "d-1"

  workspace_creation_properties {
    user_enabled_as_local_administrator = var.admin
  }
}
