variable "principal" {}

resource "aws_iam_role" "unsure" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.principal }
      Action    = "sts:AssumeRole"
    }]
  })
}

variable "trust" {}

resource "aws_iam_role" "unsure_whole" {
  assume_role_policy = var.trust
}
