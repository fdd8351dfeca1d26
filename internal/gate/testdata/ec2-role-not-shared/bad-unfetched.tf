module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}

resource "aws_iam_instance_profile" "all" {
  name = "all"
}

resource "aws_instance" "bad_front" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  subnet_id            = module.network.public_subnets[0]
  iam_instance_profile = aws_iam_instance_profile.all.name
}

resource "aws_instance" "back" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  subnet_id            = module.network.private_subnets[0]
  iam_instance_profile = aws_iam_instance_profile.all.name
}
