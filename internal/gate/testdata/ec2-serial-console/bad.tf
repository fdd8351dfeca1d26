resource "aws_ec2_serial_console_access" "bad_silent" {
}

resource "aws_ec2_serial_console_access" "bad_on" {
  enabled = true
}
