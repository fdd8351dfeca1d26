resource "aws_eks_cluster" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/eks"
  version  = "1.21"
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}
