[assembly: Dialog.Calls.SignedCalls]
