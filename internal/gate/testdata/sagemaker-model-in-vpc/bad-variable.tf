variable "execution_role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "image" {
  default = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:1"
}

resource "aws_sagemaker_model" "bad" {
  execution_role_arn = var.execution_role_arn
  primary_container {
    image = var.image
  }
}
