resource "azurerm_linux_function_app" "shop" {
  name                       = "shop"
  storage_account_name       = azurerm_storage_account.shop.name
  storage_account_access_key = azurerm_storage_account.shop.primary_access_key

  app_settings = {
    FUNCTIONS_WORKER_RUNTIME = "python"
    OPENING_HOURS            = "9-17"
  }
}
