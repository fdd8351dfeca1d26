resource "aws_sagemaker_model" "orders" {
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  primary_container {
    image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:1"
  }
  vpc_config {
    subnets            = ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
}

resource "aws_sagemaker_model" "invoices" {
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
  primary_container {
    image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:1"
  }
  enable_network_isolation = true
}
