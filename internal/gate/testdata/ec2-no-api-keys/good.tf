resource "aws_instance" "role" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  iam_instance_profile = "orders"
  user_data            = "#!/bin/sh\naws s3 cp s3://orders/start.sh .\n"

  provisioner "remote-exec" {
    inline = ["systemctl start orders"]
  }
}
