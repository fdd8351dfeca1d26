resource "aws_vpc" "main" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.20.1.0/24"
}

resource "aws_instance" "placed" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.main.id
}

resource "aws_network_interface" "main" {
  subnet_id = aws_subnet.main.id
}

resource "aws_instance" "by_interface" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  network_interface {
    network_interface_id = aws_network_interface.main.id
    device_index         = 0
  }
}

variable "subnet" {
  type = string
}

resource "aws_instance" "given" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = var.subnet
}
