provider "aws" {
  default_tags {
    tags = {
      owner = "orders"
    }
  }
}

resource "aws_s3_bucket" "orders" {
  bucket = "orders"
}

resource "aws_sns_topic" "orders" {
  tags = {
    owner = "orders"
  }
}
