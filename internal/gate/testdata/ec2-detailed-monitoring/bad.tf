resource "aws_instance" "bad_silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_instance" "bad_off" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  monitoring    = false
}

resource "aws_launch_configuration" "bad_configuration" {
  image_id          = "ami-1"
  instance_type     = "t3.micro"
  enable_monitoring = false
}
