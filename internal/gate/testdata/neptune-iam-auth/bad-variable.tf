variable "iam_database_authentication_enabled" {
  type    = bool
  default = false
}

resource "aws_neptune_cluster" "bad" {
  iam_database_authentication_enabled = var.iam_database_authentication_enabled
}
