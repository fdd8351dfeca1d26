resource "aws_default_security_group" "main" {
  vpc_id = "vpc-1"
}

resource "aws_instance" "bad_reference" {
  ami                    = "ami-1"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_default_security_group.main.id]
}

resource "aws_instance" "bad_name" {
  ami             = "ami-1"
  instance_type   = "t3.micro"
  security_groups = ["default"]
}

resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_launch_template" "bad_template" {
  vpc_security_group_ids = [aws_vpc.main.default_security_group_id]
}

resource "aws_instance" "bad_silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = "subnet-1"
}

data "aws_security_group" "looked_up" {
  name = "default"
}

resource "aws_launch_configuration" "bad_configuration" {
  image_id        = "ami-1"
  instance_type   = "t3.micro"
  security_groups = [data.aws_security_group.looked_up.id]
}
