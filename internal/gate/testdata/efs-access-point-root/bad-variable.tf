variable "path" {
  type    = string
  default = "/"
}

resource "aws_efs_access_point" "bad" {
  root_directory {
    path = var.path
  }
}
