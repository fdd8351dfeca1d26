resource "aws_instance" "main" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_eip" "instance" {
  instance = aws_instance.main.id
}

resource "aws_eip" "interface" {
  network_interface = "eni-1"
}

resource "aws_eip" "beside" {
  domain = "vpc"
}

resource "aws_eip_association" "beside" {
  instance_id   = aws_instance.main.id
  allocation_id = aws_eip.beside.id
}

resource "aws_eip" "gateway" {
  count  = 2
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  count         = 2
  subnet_id     = "subnet-1"
  allocation_id = aws_eip.gateway[count.index].id
}

resource "aws_eip" "told" {
  domain = "vpc"
}

output "address" {
  value = aws_eip.told.public_ip
}
