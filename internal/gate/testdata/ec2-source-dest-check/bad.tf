resource "aws_instance" "bad_off" {
  ami               = "ami-1"
  instance_type     = "t3.micro"
  source_dest_check = false
}

resource "aws_network_interface" "bad_interface" {
  subnet_id         = "subnet-1"
  source_dest_check = false
}
