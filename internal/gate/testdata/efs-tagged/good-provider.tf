provider "aws" {
  default_tags {
    tags = { owner = "orders" }
  }
}

resource "aws_efs_file_system" "orders" {
  creation_token = "orders"
}
