resource "aws_eks_cluster" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  access_config {
    authentication_mode = "CONFIG_MAP"
  }
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
