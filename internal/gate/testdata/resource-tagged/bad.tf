provider "aws" {
  region = "us-east-1"
}

resource "aws_s3_bucket" "bad" {
  bucket = "orders"
}

resource "aws_sqs_queue" "bad_name" {
  tags = {
    Name = "orders"
  }
}

resource "aws_sns_topic" "orders" {
  tags = {
    owner = "orders"
  }
}
