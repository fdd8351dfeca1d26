resource "aws_sagemaker_model" "bad" {
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  primary_container {
    image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:1"
  }
}

resource "aws_sagemaker_model" "bad_2" {
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  primary_container {
    image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:1"
  }
  enable_network_isolation = false
}
