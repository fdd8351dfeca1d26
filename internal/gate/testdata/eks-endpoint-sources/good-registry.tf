module "eks" {
  source                               = "terraform-aws-modules/eks/aws"
  version                              = "20.8.4"
  cluster_name                         = "orders"
  cluster_endpoint_public_access       = true
  cluster_endpoint_public_access_cidrs = ["203.0.113.0/24"]
}
