resource "aws_lambda_permission" "bad" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "*"
}

resource "aws_lambda_layer_version_permission" "bad_layer" {
  layer_name     = "orders"
  version_number = 1
  statement_id   = "all"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}
