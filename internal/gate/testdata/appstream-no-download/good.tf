resource "aws_appstream_stack" "closed" {
  name = "desk"

  user_settings {
    action     = "CLIPBOARD_COPY_FROM_LOCAL_DEVICE"
    permission = "ENABLED"
  }

  user_settings {
    action     = "FILE_DOWNLOAD"
    permission = "DISABLED"
  }
}
