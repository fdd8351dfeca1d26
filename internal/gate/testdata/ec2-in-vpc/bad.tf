resource "aws_instance" "bad_silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_default_subnet" "a" {
  availability_zone = "eu-central-1a"
}

resource "aws_instance" "bad_default_subnet" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = aws_default_subnet.a.id
}

resource "aws_default_vpc" "default" {
  tags = { Name = "default" }
}

resource "aws_subnet" "more" {
  vpc_id     = aws_default_vpc.default.id
  cidr_block = "172.31.128.0/24"
}

resource "aws_instance" "bad_default_vpc" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.more.id
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

resource "aws_instance" "bad_looked_up" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = data.aws_subnets.default.ids[0]
}
