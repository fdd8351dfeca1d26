module "bad_server" {
  source    = "terraform-aws-modules/ec2-instance/aws"
  version   = "~> 3.0"
  subnet_id = "subnet-1"
}
