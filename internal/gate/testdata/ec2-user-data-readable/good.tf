resource "aws_launch_configuration" "plain" {
  image_id      = "ami-1"
  instance_type = "t3.micro"
  user_data     = "#!/bin/sh\necho orders\n"
}

resource "aws_launch_template" "encoded" {
  user_data = base64encode("#!/bin/sh\necho orders\n")
}

resource "aws_instance" "packed" {
  ami              = "ami-1"
  instance_type    = "t3.micro"
  user_data_base64 = "b3JkZXJzCg=="
}
