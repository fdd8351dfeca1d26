module "server" {
  source    = "terraform-aws-modules/ec2-instance/aws"
  version   = "~> 6.0"
  subnet_id = "subnet-1"
}
