resource "aws_instance" "new" {
  ami           = "ami-1"
  instance_type = "m7g.large"
}

resource "aws_launch_template" "silent" {
  image_id = "ami-1"
}
